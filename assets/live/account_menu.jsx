import { useEffect, useId, useRef, useState } from "react";
import { Link } from "react-router";

/** Who is signed in, what is theirs, and the way out: a plain form, as a sign-out is never a link. */
export function AccountMenu({ name, places, words }) {
  const [open, setOpen] = useState(false);
  const box = useRef(null);
  const button = useRef(null);
  const id = useId();
  useEffect(() => {
    if (!open) return;
    const leave = (event) => box.current?.contains(event.target) || setOpen(false);
    const escape = (event) => event.key === "Escape" && (setOpen(false), button.current?.focus());
    addEventListener("pointerdown", leave);
    addEventListener("focusin", leave);
    addEventListener("keydown", escape);
    return () => {
      removeEventListener("pointerdown", leave);
      removeEventListener("focusin", leave);
      removeEventListener("keydown", escape);
    };
  }, [open]);
  return (
    <div ref={box} className="menu pushed">
      <button ref={button} type="button" className="top-link menu-button" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        <Face />
        <span className="menu-name">{name || words["nav.account"]}</span>
      </button>
      <div id={id} className="menu-box" hidden={!open}>
        {name && <p className="menu-who muted small">{name}</p>}
        {places.map(([to, label]) => (
          <Link key={to} to={to} className="menu-link" aria-current={open && location.pathname === to ? "page" : undefined} onClick={() => setOpen(false)}>{label}</Link>
        ))}
        <form method="post" action="/auth/sign-out">
          <button type="submit" className="menu-link">{words.sign_out}</button>
        </form>
      </div>
    </div>
  );
}

// on a phone it stands for the name, which the menu then says
const Face = () => (
  <svg className="menu-face" viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.8" aria-hidden="true">
    <circle cx="12" cy="8.5" r="4" />
    <path d="M4.500 20.500c1-4 4-6 7.500-6s6.500 2 7.500 6" />
  </svg>
);
