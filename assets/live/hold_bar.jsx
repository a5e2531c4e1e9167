import { useEffect, useRef, useState } from "react";

const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

/** The time that is left of a hold, on a bar at the bottom. Leaving the page tells the server to free it. */
export function HoldBar({ hold, secondsLeft, total, words, onGone, onLeave }) {
  const [left, setLeft] = useState(secondsLeft);
  const [online, setOnline] = useState(true);
  const calls = useRef({});
  calls.current = { onGone, onLeave };

  useEffect(() => {
    const ends = Date.now() + secondsLeft * 1000;
    let told = false;
    const tick = () => {
      const now = Math.max(0, Math.round((ends - Date.now()) / 1000));
      setLeft(now);
      setOnline(navigator.onLine);
      if (now === 0 && !told) {
        told = true;
        calls.current.onGone(hold);
      }
    };
    tick();
    const timer = setInterval(tick, 500);
    return () => clearInterval(timer);
  }, [hold, secondsLeft]);
  // Only another address is a leaving: the page also draws itself anew when its connection was lost.
  useEffect(() => () => void (location.pathname !== `/confirm/${hold}` && calls.current.onLeave(hold)), [hold]);

  const text = left ? words[online ? "confirm.left" : "confirm.left.offline"].replace("{time}", clock(left)) : words["confirm.gone"];
  return (
    <div className="hold-bar" data-last={left <= 60 ? "" : undefined}>
      <div className="hold-line" aria-hidden="true"><i style={{ transform: `scaleX(${Math.min(1, left / total)})` }} /></div>
      <p className="hold-text" role="timer">{text}</p>
      <p className="sr-only" role="status">{left && left % 60 === 0 ? text : ""}</p>
    </div>
  );
}
