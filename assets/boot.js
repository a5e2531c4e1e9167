// Before the first paint: the reader's language, zone and size of type. Small, because it blocks.
(function () {
  var root = document.documentElement;
  var kept = Object.fromEntries(document.cookie.split("; ").map(function (pair) { return pair.split("="); }));
  if (kept.talon_language === "en") root.lang = "en";
  if (kept.talon_simple === "1") root.setAttribute("data-simple", "");
  try {
    var zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (zone && kept.talon_zone !== encodeURIComponent(zone))
      document.cookie = "talon_zone=" + encodeURIComponent(zone) + "; Path=/; Max-Age=31536000; SameSite=Lax";
  } catch (_) {}
  // Whoever signs in, shows a second factor or gives a consent that was missing comes back to where the link was pressed.
  addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest("a[href='/sign-in'], a[href='/second-factor'], .refusal a[href='/consents']");
    if (!link) return;
    var onTheWay = /^\/(sign-in|register|recover|second-factor)\b/.test(location.pathname);
    link.href += onTheWay ? location.search : "?to=" + encodeURIComponent(location.pathname + location.search);
  }, true);
  if ("serviceWorker" in navigator) addEventListener("load", function () { navigator.serviceWorker.register("/sw.js").catch(function () {}); });
})();
