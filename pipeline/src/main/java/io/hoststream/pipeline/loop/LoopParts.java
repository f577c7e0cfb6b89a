package io.hoststream.pipeline.loop;

/** What a loop works with besides the consumer, the topic and the sink. */
record LoopParts(DeadLetters deadLetters, LoopTiming timing, LoopMonitor monitor) {}
