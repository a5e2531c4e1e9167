// One subscription over graphql-transport-ws that comes back by itself after any break.
const FIRST_RETRY_MS = 400;
const LAST_RETRY_MS = 10000;
const QUIET_MS = 20000;
const PONG_MS = 3000;

/**
 * Subscribes until the returned function is called.
 * `variables()` is asked for at every begin; `onData(data)` gets each answer, `onRefused()` is told when the server takes
 * the subscription no longer, `onLink(up, code)` whether what came last is live, and with which code the socket closed.
 */
export function subscribe({ query, operationName, variables = () => ({}), onData, onRefused, onLink }) {
  let socket, timer, heartbeat, pong, stopped = false, attempt = 0, heard = 0;

  const open = () => {
    clearTimeout(timer);
    if (stopped) return;
    socket = new WebSocket(location.origin.replace(/^http/, "ws") + "/graphql", "graphql-transport-ws");
    const mine = socket;
    mine.onopen = () => send({ type: "connection_init" });
    mine.onmessage = (event) => mine === socket && take(JSON.parse(event.data));
    mine.onclose = (event) => mine === socket && retry(event.code);
  };
  const send = (message) => socket.readyState === WebSocket.OPEN && socket.send(JSON.stringify(message));
  const begin = () => send({ id: "1", type: "subscribe", payload: { query, operationName, variables: variables() } });

  const take = (message) => {
    heard = Date.now();
    clearTimeout(pong);
    if (message.type === "connection_ack") begin();
    else if (message.type === "ping") send({ type: "pong" });
    else if (message.type === "next") deliver(message.payload.data);
    else if (message.type === "error" || message.type === "complete") {
      onRefused?.();
      drop();
    }
  };
  const deliver = (data) => {
    if (!data || Object.values(data).includes(null)) return drop();
    attempt = 0;
    onData(data);
    onLink?.(true);
  };
  const drop = () => {
    const old = socket;
    socket = undefined;
    old?.close();
    retry();
  };
  const retry = (code) => {
    onLink?.(false, code);
    clearTimeout(timer);
    if (stopped) return;
    const pause = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** attempt++) * (0.5 + Math.random() / 2);
    timer = setTimeout(open, pause);
  };
  // A phone that slept may hold a socket that is long dead: ask it, and do not wait for TCP to notice.
  const check = () => {
    if (stopped || document.visibilityState !== "visible") return;
    if (!socket || socket.readyState > WebSocket.OPEN) return (attempt = 0), open();
    if (socket.readyState !== WebSocket.OPEN) return;
    send({ type: "ping" });
    clearTimeout(pong);
    pong = setTimeout(drop, PONG_MS);
  };
  const listen = (change) => {
    document[change]("visibilitychange", check);
    window[change]("online", check);
  };

  listen("addEventListener");
  heartbeat = setInterval(() => Date.now() - heard > QUIET_MS && check(), QUIET_MS / 2);
  open();
  return () => {
    stopped = true;
    listen("removeEventListener");
    clearInterval(heartbeat);
    clearTimeout(timer);
    clearTimeout(pong);
    socket?.close();
  };
}
