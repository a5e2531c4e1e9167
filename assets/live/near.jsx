import { useState } from "react";

const PATIENCE_MS = 8000;

/** A chip that asks where the reader is, once and roughly (about a hundred metres). Pressed again it forgets. */
export function Near({ on, words, onFound }) {
  const [state, setState] = useState("");
  const found = ({ coords }) => {
    setState("");
    onFound(`${coords.latitude.toFixed(3)},${coords.longitude.toFixed(3)}`);
  };
  const press = () => {
    if (on) return onFound("");
    if (!navigator.geolocation) return setState("unknown");
    setState("busy");
    navigator.geolocation.getCurrentPosition(found, () => setState("unknown"), { timeout: PATIENCE_MS, maximumAge: 600000 });
  };
  return (
    <button type="button" className="chip chip-near" aria-pressed={on} data-on={on} data-busy={state === "busy" ? "" : undefined} onClick={press}>
      {words[state === "unknown" ? "find.near.unknown" : "find.near"]}
    </button>
  );
}
