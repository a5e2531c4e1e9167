import { useEffect, useState } from "react";

const YEAR = 31536000;
const keep = (name, value) => {
  document.cookie = `${name}=${value}; Path=/; Max-Age=${YEAR}; SameSite=Lax`;
};

/** Larger type and the other language: both stay in this browser and are remembered. */
export function Switches({ words, language }) {
  const [simple, setSimple] = useState(false);
  useEffect(() => setSimple("simple" in document.documentElement.dataset), []);
  const turn = () => {
    const now = !simple;
    document.documentElement.toggleAttribute("data-simple", now);
    keep("talon_simple", now ? "1" : "0");
    setSimple(now);
  };
  const other = language === "ru" ? "en" : "ru";
  const speak = () => {
    keep("talon_language", other);
    location.reload();
  };
  return (
    <div className="switches">
      <button type="button" className="switch" aria-pressed={simple} onClick={turn}>
        <span aria-hidden="true" className="switch-aa">Аа</span>
        <span className="switch-word">{words[simple ? "simple.off" : "simple.on"]}</span>
      </button>
      <button type="button" className="switch" lang={other} onClick={speak}>{words.speak}</button>
    </div>
  );
}
