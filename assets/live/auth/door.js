// The JSON door of /auth. What changes cookies or credentials goes there straight from the browser, never through the page's state.
const ask = async (path, init) => {
  try {
    const reply = await fetch(`/auth${path}`, { credentials: "same-origin", ...init });
    const said = await reply.json();
    return reply.ok ? said : { error: { code: "TROUBLE", ...said.error } };
  } catch {
    return { error: { code: "TROUBLE" } };
  }
};

/** The answer, or `{error: {code, message?, field?}}`; TROUBLE without a message when nothing is known of the outcome. */
export const post = (path, body = {}) =>
  ask(path, {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/json" },
    body: JSON.stringify({ ...body, lang: document.documentElement.lang }),
  });

/** Which ways of signing in there are: `{providers: [{name, title, href}], ownAccounts, passkeys}`. */
export const options = (to = "/") => ask(`/options?${new URLSearchParams({ to, lang: document.documentElement.lang })}`);

/** Where the person came from, as the address says; only ever a place of ours (the server looks again). */
export const wanted = () => {
  const to = new URLSearchParams(location.search).get("to") ?? "/";
  return to.startsWith("/") && !to.startsWith("//") && !to.includes("\\") ? to : "/";
};

/** `path` with the way back in its address. */
export const withWayBack = (path, to) => (to === "/" ? path : `${path}?${new URLSearchParams({ to })}`);

/** Another session is another page: everything is asked for anew under the new cookie. */
export const leave = (to) => location.assign(to || "/");

export const secondFactor = () => leave(withWayBack("/second-factor", location.pathname + location.search));
