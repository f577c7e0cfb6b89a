// Has a client made of the contract that a server shows, compiles it strictly, and runs it against that server.
// Takes the server's address, a key and an empty directory. Ends with 1 if anything does not fit.
import { spawnSync } from 'node:child_process';
import { copyFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';

const [server, key, directory] = process.argv.slice(2);
const here = fileURLToPath(new URL('.', import.meta.url));
const run = (...command) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: directory, encoding: 'utf8' });
  process.stdout.write(stdout);
  process.stderr.write(stderr);
  if (status !== 0) {
    process.exit(1);
  }
};

writeFileSync(join(directory, 'contract.ts'), astToString(await openapiTS(new URL('/api/v1/openapi.json', server))));
copyFileSync(join(here, 'contract-client.ts'), join(directory, 'client.ts'));
writeFileSync(join(directory, 'package.json'), '{"type":"module"}');
symlinkSync(join(here, 'node_modules'), join(directory, 'node_modules'));
writeFileSync(join(directory, 'node.d.ts'), 'declare const process: { argv: string[] };');
const compilerOptions = {
  strict: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: true,
  target: 'es2022',
  module: 'nodenext',
  lib: ['es2022', 'dom', 'dom.iterable'],
  types: [],
};
writeFileSync(join(directory, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['client.ts', 'node.d.ts'] }));
run(join(here, 'node_modules/typescript/bin/tsc'));
run('client.js', server, key);
