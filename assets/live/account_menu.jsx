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
        <span className="menu-name">{name || words["nav.account"]}</span>
      </button>
      <div id={id} className="menu-box" hidden={!open}>
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
