import { useEffect, useRef, useState } from "react";
import { keyOf, settle } from "./intention.js";

const RETRY_MS = 8000;
const SLOW_MS = 4000;
const TRIES = 6;

/**
 * A button for something that must happen exactly once. It shows at once that it was pressed, cannot be pressed twice,
 * asks again under the same key while no answer comes, and says so when the net is away.
 * `answered` is the key that was last answered; "retry:" before it keeps the key for another press.
 */
export function Press({ intention, answered, words, onPress, className, children, label }) {
  const [since, setSince] = useState(0);
  const [slow, setSlow] = useState(false);
  const key = useRef(null);
  const send = useRef(onPress);
  send.current = onPress;

  const press = () => {
    if (since) return;
    key.current = keyOf(intention);
    setSince(Date.now());
    send.current(key.current);
  };
  useEffect(() => {
    if (!key.current || !answered?.endsWith(key.current)) return;
    if (answered === key.current) settle(intention);
    key.current = null;
    setSince(0);
    setSlow(false);
  }, [answered, intention]);
  useEffect(() => {
    if (!since) return;
    let tries = 0;
    const late = setTimeout(() => setSlow(true), SLOW_MS);
    const again = setInterval(() => {
      if (navigator.onLine && key.current && ++tries < TRIES) send.current(key.current);
    }, RETRY_MS);
    return () => {
      clearTimeout(late);
      clearInterval(again);
    };
  }, [since]);

  const words_of_state = since && (slow || !navigator.onLine) ? words.offline : "";
  return (
    <>
      <button type="button" className={className} aria-label={label || undefined} aria-disabled={!!since} data-busy={since ? "" : undefined} onClick={press}>
        {children}
      </button>
      {words_of_state && <span className="said" role="status">{words_of_state}</span>}
    </>
  );
}
