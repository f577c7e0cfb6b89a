// Reads Parquet files with two readers and prints, for each file, one line of JSON with what each of them found: rows, the sum
// of all values, samples and their numbers. Takes a directory. Ends with 1, naming the file, if a reader refuses one.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';

const SAMPLES = 'sample_values';

async function withDuckDb(connection, path) {
  const quoted = `'${path.replaceAll("'", "''")}'`;
  const result = await connection.runAndReadAll(
    `SELECT count(*)::INTEGER AS rows, sum(value) AS sum, count(*) FILTER (metric = '${SAMPLES}')::INTEGER AS samples,
       (sum(sequence) FILTER (metric = '${SAMPLES}'))::DOUBLE AS sequences
     FROM read_parquet(${quoted})`);
  return result.getRowObjects()[0];
}

async function withHyparquet(path) {
  const file = await asyncBufferFromFile(path);
  const metadata = await parquetMetadataAsync(file);
  const rows = await parquetReadObjects({ file, metadata, compressors, columns: ['metric', 'value', 'sequence'] });
  const found = { rows: rows.length, sum: 0, samples: 0, sequences: 0 };
  for (const row of rows) {
    found.sum += row.value;
    if (row.metric === SAMPLES) {
      found.samples += 1;
      found.sequences += Number(row.sequence);
    }
  }
  return found;
}

const directory = process.argv[2];
const files = readdirSync(directory, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.parquet'))
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
  .sort();
const connection = await (await DuckDBInstance.create(':memory:')).connect();
for (const path of files) {
  try {
    console.log(JSON.stringify({ path, duckdb: await withDuckDb(connection, path), hyparquet: await withHyparquet(path) }));
  } catch (failure) {
    console.error(`${path}: ${failure}`);
    process.exit(1);
  }
}
