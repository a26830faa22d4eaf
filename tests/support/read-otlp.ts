/** A span as it came over the wire. */
export interface ToldSpan {
	traceId: string;
	spanId: string;
	/** Empty: it has none. */
	parentId: string;
	name: string;
	ms: number;
	isError: boolean;
	told: Record<string, unknown>;
	events: { name: string; told: Record<string, unknown> }[];
	/** What is said of the server it comes from. */
	resource: Record<string, unknown>;
}

/** The fields of a protobuf message, by number: lengths as bytes, numbers as they are. */
type Fields = Map<number, (Buffer | bigint)[]>;

/** Of an ExportTraceServiceRequest; see opentelemetry/proto/trace/v1/trace.proto. */
export function readSpans(body: Buffer): ToldSpan[] {
	return messages(fieldsOf(body), 1).flatMap((resourceSpans) => {
		const resource = messages(resourceSpans, 1).flatMap((one) => messages(one, 1));
		return messages(resourceSpans, 2)
			.flatMap((scope) => messages(scope, 2))
			.map((span) => ({ ...spanOf(span), resource: toldOf(resource) }));
	});
}

function spanOf(span: Fields): Omit<ToldSpan, 'resource'> {
	const hex = (field: number) => bytesOf(span, field).toString('hex');
	const [status] = messages(span, 15);
	return {
		...{ traceId: hex(1), spanId: hex(2), parentId: hex(4) },
		name: bytesOf(span, 5).toString(),
		ms: Number(numberOf(span, 8) - numberOf(span, 7)) / 1e6,
		isError: status !== undefined && numberOf(status, 3) === 2n,
		told: toldOf(messages(span, 9)),
		events: messages(span, 11).map((event) => ({
			name: bytesOf(event, 2).toString(),
			told: toldOf(messages(event, 3))
		}))
	};
}

const toldOf = (pairs: Fields[]): Record<string, unknown> =>
	Object.fromEntries(pairs.map((pair) => [bytesOf(pair, 1).toString(), valueOf(pair)]));

function valueOf(pair: Fields): unknown {
	const [value] = messages(pair, 2);
	if (value?.has(1)) return bytesOf(value, 1).toString();
	if (value?.has(2)) return numberOf(value, 2) === 1n;
	if (value?.has(3)) return Number(numberOf(value, 3));
	if (!value?.has(4)) return undefined;
	const bits = Buffer.alloc(8);
	bits.writeBigUInt64LE(numberOf(value, 4));
	return bits.readDoubleLE();
}

const messages = (fields: Fields, field: number): Fields[] =>
	(fields.get(field) ?? []).map((bytes) => fieldsOf(bytes as Buffer));
const bytesOf = (fields: Fields, field: number): Buffer =>
	(fields.get(field)?.[0] as Buffer | undefined) ?? Buffer.alloc(0);
const numberOf = (fields: Fields, field: number): bigint =>
	(fields.get(field)?.[0] as bigint | undefined) ?? 0n;

function fieldsOf(bytes: Buffer): Fields {
	const fields: Fields = new Map();
	let at = 0;
	const varint = (): bigint => {
		let value = 0n;
		for (let shift = 0n; ; shift += 7n) {
			const byte = bytes.readUInt8(at++);
			value |= BigInt(byte & 127) << shift;
			if (byte < 128) return value;
		}
	};
	const taken = (length: number) => bytes.subarray(at, (at += length));
	while (at < bytes.length) {
		const tag = Number(varint());
		const read = {
			0: varint,
			1: () => taken(8).readBigUInt64LE(),
			5: () => BigInt(taken(4).readUInt32LE()),
			2: () => taken(Number(varint()))
		}[tag & 7];
		if (!read) throw new Error(`a field of an unknown kind: ${tag & 7}`);
		const field = tag >> 3;
		fields.set(field, [...(fields.get(field) ?? []), read()]);
	}
	return fields;
}
