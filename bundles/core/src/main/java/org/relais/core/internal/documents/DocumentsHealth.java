package org.relais.core.internal.documents;

import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.spi.persistence.UnitOfWork;

/** Warns while documents have no file in the store, for instance after a restore of the database alone; the rest is served. */
@Component(
        service = HealthCheck.class,
        property = {HealthCheck.NAME + "=documents", HealthCheck.TAGS + "=ready"})
public final class DocumentsHealth implements HealthCheck {

    private final UnitOfWork unitOfWork;
    private final ContentStore contents;
    private final DocumentSettings settings;

    @Activate
    public DocumentsHealth(
            @Reference UnitOfWork unitOfWork, @Reference ContentStore contents, @Reference DocumentSettings settings) {
        this.unitOfWork = unitOfWork;
        this.contents = contents;
        this.settings = settings;
    }

    @Override
    public Result execute() {
        long missing = unitOfWork.read(contents::countMissing);
        return missing == 0
                ? new Result(Result.Status.OK, "Every document that was looked at has its file")
                : new Result(
                        Result.Status.WARN,
                        "%d contents of documents are missing in %s; restore them from the backup, file by file"
                                .formatted(missing, settings.folder()));
    }
}
