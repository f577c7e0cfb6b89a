/**
 * Running sums from the first line up. A line without a value adds nothing; where no line has one there is a gap.
 * @param {(number | null)[][]} values
 * @param {(number | null)[][]} out
 */
export function stack(values, out) {
    const points = values[0]?.length ?? 0;
    out.forEach((line) => (line.length = points));
    for (let point = 0; point < points; point++) {
        const known = values.some((line) => line[point] !== null);
        let sum = 0;
        values.forEach((line, index) => {
            sum += line[point] ?? 0;
            /** @type {(number | null)[]} */ (out[index])[point] = known ? sum : null;
        });
    }
}
