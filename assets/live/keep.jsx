import { useEffect, useState } from "react";

/** Keeps a copy of the opened ticket in this browser, so that it can be read with no network; the service worker hands it out. */
export function Keep({ code, words }) {
  useEffect(() => {
    if (!code || !("caches" in window)) return;
    const timer = setTimeout(() => save(code, words).catch(() => undefined), 300);
    return () => clearTimeout(timer);
  });
  return null;
}

async function save(code, words) {
  const main = document.querySelector("main");
  if (!main) return;
  const copy = main.cloneNode(true);
  copy.querySelectorAll("[data-online]").forEach((node) => node.remove());
  const css = await Promise.all([...document.querySelectorAll('link[rel="stylesheet"]')].map(async (link) => (await fetch(link.href)).text()));
  const root = document.documentElement;
  const html = `<!doctype html><html lang="${root.lang}"${"simple" in root.dataset ? " data-simple" : ""}><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${document.title}</title><style>${css.join("\n")}</style></head><body><p class="notice" role="status">${words["ticket.offline"]}</p>${copy.outerHTML}</body></html>`;
  const kept = await caches.open("talon-tickets");
  await kept.put(`/ticket/${encodeURIComponent(code)}`, new Response(html, { headers: { "Content-Type": "text/html; charset=utf-8" } }));
}

/** Hands the page's address to another app, or copies it. */
export function Share({ title, words, className }) {
  const [said, setSaid] = useState(false);
  const share = async () => {
    if (navigator.share) return navigator.share({ title, url: location.href }).catch(() => undefined);
    await navigator.clipboard?.writeText(location.href);
    setSaid(true);
  };
  return (
    <button type="button" className={className} onClick={share}>
      {words[said ? "ticket.shared" : "ticket.share"]}
    </button>
  );
}

export function Print({ words, className }) {
  return <button type="button" className={className} onClick={() => window.print()}>{words["ticket.print"]}</button>;
}

/** Looks again every so many milliseconds while `on` and while somebody sees the page. */
export function Follow({ on, every, onLook }) {
  useEffect(() => {
    if (!on) return;
    const timer = setInterval(() => document.visibilityState === "visible" && onLook(), every);
    return () => clearInterval(timer);
  }, [on, every]);
  return null;
}
