// Tickets that were opened can be read with no network. Everything else goes to the network, as it changes by the second.
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { pathname } = new URL(event.request.url);
  if (event.request.mode !== "navigate") return;
  if (pathname.startsWith("/ticket/")) event.respondWith(fetch(event.request).catch(() => kept(pathname)));
  // Whoever signs out or in leaves no tickets behind on a shared device.
  if (pathname.startsWith("/auth/")) event.waitUntil(caches.delete("talon-tickets"));
});

async function kept(pathname) {
  const found = await (await caches.open("talon-tickets")).match(pathname);
  return found ?? Response.error();
}
