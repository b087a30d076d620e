/**
 * Which queues the office has and how each one hands out its work. The core implements {@link org.relais.queues.QueueDirectory};
 * routing checks the queues that its rules name against it, the REST and SOAP adapters and the console show and edit it. What waits in
 * a queue is told by {@link org.relais.queues.CaseQueues}.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.relais.queues;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
