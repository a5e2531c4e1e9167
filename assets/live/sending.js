import { useEffect, useRef, useState } from "react";

const RETRY_MS = 8000;
const SLOW_MS = 4000;
const TRIES = 6;

/**
 * Sends something that must happen exactly once: `start(key)` calls `send(key)`, again under the same key while no answer
 * comes. `answered` is the key that was last answered; "retry:" before it keeps the key for another press.
 * `onAnswer(over)` hears of it: `over` when the key has had its answer for good.
 */
export function useSending(answered, send, onAnswer) {
  const [since, setSince] = useState(0);
  const [slow, setSlow] = useState(false);
  const key = useRef(null);
  const calls = useRef({});
  calls.current = { send, onAnswer };

  const start = (now) => {
    if (since) return;
    key.current = now;
    setSince(Date.now());
    calls.current.send(now);
  };
  useEffect(() => {
    if (!key.current || !answered?.endsWith(key.current)) return;
    calls.current.onAnswer(answered === key.current);
    key.current = null;
    setSince(0);
    setSlow(false);
  }, [answered]);
  useEffect(() => {
    if (!since) return;
    let tries = 0;
    const late = setTimeout(() => setSlow(true), SLOW_MS);
    const again = setInterval(() => {
      if (navigator.onLine && key.current && ++tries < TRIES) calls.current.send(key.current);
    }, RETRY_MS);
    return () => {
      clearTimeout(late);
      clearInterval(again);
    };
  }, [since]);
  return { busy: !!since, lost: !!since && (slow || !navigator.onLine), start };
}
