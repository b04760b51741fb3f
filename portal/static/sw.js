// Keeps the pages a person has seen, for a phone without a connection. VERSION and ON are filled in by the portal.
const VERSION = "%VERSION%";
const ON = %ON%;

// A page that is the same for everybody: ours, asked for plainly, without a query. Nobody's situation is ever kept.
function isPlain(request) {
  const address = new URL(request.url);
  return request.method === "GET" && address.origin === location.origin && !address.search &&
    !request.headers.has("HX-Request") && !address.pathname.startsWith("/api/") && !address.pathname.startsWith("/t/");
}

async function drop(all) {
  for (const name of await caches.keys()) if (all || name !== VERSION) await caches.delete(name);
}

async function answer(request) {
  try {
    const response = await fetch(request);
    const kind = response.headers.get("Cache-Control") || "";
    if (response.status === 200 && kind.startsWith("public")) {
      const copy = response.clone();
      caches.open(VERSION).then((cache) => cache.put(request, copy));
    }
    return response;
  } catch (error) {
    const kept = await caches.match(request);
    if (kept) return kept;
    throw error;
  }
}

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil((async () => {
  await drop(!ON);
  if (!ON) await self.registration.unregister();
  else await self.clients.claim();
})()));
if (ON) self.addEventListener("fetch", (event) => {
  if (isPlain(event.request)) event.respondWith(answer(event.request));
});
