package org.relais.channel.dropbox.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.cases.CaseId;
import org.relais.cases.KnownCases;
import org.relais.channel.dropbox.internal.entity.MailRegister;
import org.relais.channel.dropbox.internal.entity.MailRegister.Completeness;
import org.relais.channel.dropbox.internal.entity.MailRegister.ItemQuery;
import org.relais.channel.dropbox.internal.mail.MailItem;
import org.relais.channel.dropbox.internal.mail.RegistrationNumber;
import org.relais.directory.OfficeDirectory;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.permissions.Permissions;
import org.relais.spi.persistence.UnitOfWork;

/** The register of the mail. An item whose case the caller may not know of is not there for them. Thread-safe. */
@Component(service = MailItems.class)
public final class MailItems {

    private static final int MOST = 200;

    private final MailRegister register;
    private final KnownCases knownCases;
    private final OfficeDirectory directory;
    private final DropboxPlan plan;
    private final UnitOfWork unitOfWork;
    private final Permissions permissions;

    @Activate
    public MailItems(
            @Reference MailRegister register,
            @Reference KnownCases knownCases,
            @Reference OfficeDirectory directory,
            @Reference DropboxPlan plan,
            @Reference UnitOfWork unitOfWork,
            @Reference Permissions permissions) {
        this.register = register;
        this.knownCases = knownCases;
        this.directory = directory;
        this.plan = plan;
        this.unitOfWork = unitOfWork;
        this.permissions = permissions;
    }

    /**
     * One page of the register.
     *
     * @param next the number after which the next page begins; null at the end
     */
    record Page(List<MailItem> items, @Nullable RegistrationNumber next) {}

    /** @throws RelaisException {@code not-found} */
    MailItem get(Caller caller, String number) {
        permissions.require(caller, DropboxPermissions.READING);
        return unitOfWork.read(() -> find(caller, number));
    }

    private MailItem find(Caller caller, String number) {
        return RegistrationNumber.parse(number)
                .flatMap(register::item)
                .filter(item -> !known(caller, List.of(item)).isEmpty())
                .orElseThrow(() -> RelaisException.of(Errors.NOT_FOUND, DropboxTexts.NO_ITEM.formatted(number)));
    }

    private List<MailItem> known(Caller caller, List<MailItem> items) {
        List<CaseId> cases = items.stream()
                .map(MailItem::caseId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        Set<CaseId> known = knownCases.among(caller, cases);
        return items.stream()
                .filter(item -> item.caseId() == null || known.contains(item.caseId()))
                .toList();
    }

    /** Newest number first; skips what the caller may not know of. */
    Page list(Caller caller, ItemQuery query) {
        permissions.require(caller, DropboxPermissions.READING);
        return unitOfWork.read(() -> {
            List<MailItem> page = new ArrayList<>();
            RegistrationNumber before = query.before();
            while (page.size() <= query.limit()) {
                List<MailItem> read =
                        register.items(new ItemQuery(query.from(), query.until(), before, MOST, query.number()));
                page.addAll(known(caller, read));
                if (read.size() < MOST) {
                    break;
                }
                before = read.get(read.size() - 1).registration();
            }
            boolean more = page.size() > query.limit();
            List<MailItem> shown = more ? page.subList(0, query.limit()) : page;
            return new Page(
                    List.copyOf(shown), more ? shown.get(shown.size() - 1).registration() : null);
        });
    }

    /** The other items of the same envelope that the caller may know of, with this one. */
    List<String> together(Caller caller, MailItem item) {
        return unitOfWork.read(
                () -> known(caller, register.items(item.envelope().id())).stream()
                        .map(other -> other.registration().toString())
                        .collect(Collectors.toList()));
    }

    /**
     * Writes down that the citizen was told what became of misdirected mail; the first time counts.
     *
     * @throws RelaisException {@code not-found}; {@code invalid-request} for mail that was ours
     */
    MailItem told(Caller caller, String number, MailItem.Told.How how) {
        permissions.require(caller, DropboxPermissions.SORTING);
        unitOfWork.execute(() -> {
            MailItem item = find(caller, number);
            if (item.misdirected() == null) {
                throw Errors.invalid("", DropboxTexts.NOT_MISDIRECTED);
            }
            if (item.told() == null) {
                Instant now = plan.now();
                register.told(item.registration(), new MailItem.Told(now, caller.account(), how));
            }
            return item;
        });
        return get(caller, number);
    }

    /** Each year of the register of this office, the latest first. */
    List<Completeness> completeness(Caller caller) {
        permissions.require(caller, DropboxPermissions.READING);
        return unitOfWork.read(
                () -> register.completeness(directory.office().desk().value()));
    }
}
