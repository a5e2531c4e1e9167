import { useEffect, useState } from "react";
import { options } from "./door.js";
import { fill, useWords } from "./words.jsx";

/** The services whose login can be joined to this account. */
export function Joinable({ joined }) {
  const words = useWords();
  const [providers, setProviders] = useState([]);
  useEffect(() => void options().then((said) => setProviders(said.providers ?? [])), []);
  const query = () => new URLSearchParams({ to: "/security", lang: document.documentElement.lang });
  return providers
    .filter((one) => !joined.includes(one.name))
    .map((one) => (
      <a key={one.name} className="button" href={`/auth/join/${one.name}?${query()}`}>{fill(words, "security.login.join", { name: one.title })}</a>
    ));
}
