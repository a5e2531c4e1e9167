import { useEffect, useId, useRef, useState } from "react";
import { useNavigate } from "react-router";

const PAUSE_MS = 220;

/** One field with suggestions: a combobox of links. `asked` is the text the suggestions answer. */
export function Search({ value, asked, suggestions, words, onAsk, onSearch }) {
  const [text, setText] = useState(value);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const navigate = useNavigate();
  const timer = useRef();
  const id = useId();
  useEffect(() => setText(value), [value]);
  const shown = open && text.trim().length > 1 && asked === text.trim() ? suggestions : [];

  const type = (event) => {
    const now = event.target.value;
    setText(now);
    setOpen(true);
    setActive(-1);
    clearTimeout(timer.current);
    if (now.trim().length > 1) timer.current = setTimeout(() => onAsk(now.trim()), PAUSE_MS);
  };
  const go = (href) => {
    setOpen(false);
    navigate(href);
  };
  const submit = (event) => {
    event.preventDefault();
    clearTimeout(timer.current);
    if (active >= 0 && shown[active]) return go(shown[active].href);
    setOpen(false);
    onSearch(text.trim());
  };
  const keys = (event) => {
    if (event.key === "Escape") setOpen(false);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || !shown.length) return;
    event.preventDefault();
    setActive((active + step + shown.length) % shown.length);
  };
  return (
    <form role="search" className="search" onSubmit={submit} onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && setOpen(false)}>
      <label htmlFor={id + "f"} className="search-label">{words["find.label"]}</label>
      <div className="search-row">
        <input id={id + "f"} type="search" className="field" autoComplete="off" enterKeyHint="search" value={text} onChange={type} onKeyDown={keys}
          onFocus={() => setOpen(true)} role="combobox" aria-expanded={shown.length > 0} aria-controls={id + "l"} aria-autocomplete="list"
          aria-activedescendant={active >= 0 && shown[active] ? `${id}o${active}` : undefined} />
        <button type="submit" className="button button-main">{words["find.button"]}</button>
      </div>
      <ul id={id + "l"} role="listbox" aria-label={words["find.suggestions"]} className="suggestions" hidden={!shown.length}>
        {shown.map((one, n) => (
          <li key={one.href} id={`${id}o${n}`} role="option" aria-selected={n === active} onMouseDown={(event) => event.preventDefault()} onClick={() => go(one.href)}>
            <span>{one.text}</span>
            <span className="suggestion-hint">{one.hint}</span>
          </li>
        ))}
      </ul>
    </form>
  );
}
