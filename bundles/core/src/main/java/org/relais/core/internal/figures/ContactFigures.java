package org.relais.core.internal.figures;

import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.directory.Confidentiality;
import org.relais.directory.Office;
import org.relais.directory.OfficeDirectory;
import org.relais.directory.Topic;
import org.relais.directory.TopicId;
import org.relais.figures.Dimension;
import org.relais.figures.FigureQuery;
import org.relais.figures.FigureService;
import org.relais.figures.Figures;
import org.relais.identity.Caller;
import org.relais.permissions.CorePermissions;
import org.relais.permissions.Permissions;
import org.relais.spi.persistence.UnitOfWork;

/**
 * Figures counted from the contacts, whenever somebody asks. Counts hold no personal data, but one of a
 * confidential case would tell that it exists: so contacts that led to one count only for whoever may know of it,
 * and those on a confidential topic that led to none only for whoever would have known of a case.
 */
@Component
public final class ContactFigures implements FigureService {

    private static final Comparator<Figures.Item> MOST_FIRST =
            Comparator.comparingLong(Figures.Item::contacts).reversed().thenComparing(Figures.Item::key);

    private final UnitOfWork unitOfWork;
    private final FigureStore store;
    private final OfficeDirectory directory;
    private final Permissions permissions;

    @Activate
    public ContactFigures(
            @Reference UnitOfWork unitOfWork,
            @Reference FigureStore store,
            @Reference OfficeDirectory directory,
            @Reference Permissions permissions) {
        this.unitOfWork = unitOfWork;
        this.store = store;
        this.directory = directory;
        this.permissions = permissions;
    }

    @Override
    public Figures count(Caller caller, FigureQuery query) {
        permissions.require(caller, CorePermissions.FIGURES_READ);
        FigureStore.Reader reader =
                new FigureStore.Reader(permissions.visibility(caller), confidentialTopics(directory.office()));
        Comparator<Figures.Item> order =
                query.by() == Dimension.DAY ? Comparator.comparing(Figures.Item::key) : MOST_FIRST;
        return unitOfWork.execute(() -> new Figures(
                query.from(),
                query.to(),
                directory.office().zone(),
                query.by(),
                store.contacts(query, reader),
                store.count(query, reader).stream().sorted(order).toList()));
    }

    private static Map<Confidentiality, Set<String>> confidentialTopics(Office office) {
        return office.topics().stream()
                .map(Topic::id)
                .filter(topic -> !office.confidentiality(topic.value()).equals(Confidentiality.NORMAL))
                .collect(Collectors.groupingBy(
                        topic -> office.confidentiality(topic.value()),
                        Collectors.mapping(TopicId::value, Collectors.toSet())));
    }
}
