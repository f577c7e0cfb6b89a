// Decodes records with a client of schema registries, which asks a registry for each schema, and prints each as a line of JSON.
// Takes the registry's address and a file: for each record four bytes of length (big endian) and the value as it lies on the topic.
// Ends with 1 if one cannot be decoded.
import { readFileSync } from 'node:fs';
import registryClient from '@kafkajs/confluent-schema-registry';

const [host, file] = process.argv.slice(2);
const registry = new registryClient.SchemaRegistry({ host, retry: { retries: 0 } });
const bytes = readFileSync(file);
for (let at = 0; at < bytes.length; ) {
  const length = bytes.readInt32BE(at);
  const value = bytes.subarray(at + 4, at + 4 + length);
  at += 4 + length;
  console.log(JSON.stringify(await registry.decode(value)));
}

// What a client does that registers each schema that it uses: the schema is there, under the id that the records carry.
const subject = 'hoststream.samples-value';
const latest = await registry.getLatestSchemaId(subject);
const answer = await registry.api.Schema.find({ id: latest });
const again = await registry.register({ type: 'AVRO', schema: answer.data().schema }, { subject, compatibility: 'FULL_TRANSITIVE' });
console.log(JSON.stringify({ latest, again: again.id, first: await registry.getRegistryId(subject, 1) }));
