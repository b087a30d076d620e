package org.relais.deployment.internal;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.relais.spi.plugins.PlugInPart;
import org.relais.texts.LocalizedText;

/** What the parts of the platform and the runtime of components tell about a bundle. Thread-safe. */
final class ComponentEvidence implements Evidence {

    private static final String UNITS = "Meta-Persistence";

    private final BundleContext context;
    private final ServiceComponentRuntime components;
    private final Collection<PlugInPart> parts;

    /** @param parts those that are there now, and change */
    ComponentEvidence(BundleContext context, ServiceComponentRuntime components, Collection<PlugInPart> parts) {
        this.context = context;
        this.components = components;
        this.parts = parts;
    }

    @Override
    public Finding of(long bundleId) {
        Bundle bundle = context.getBundle(bundleId);
        if (bundle == null) {
            return Finding.waiting(Reasons.pending("bundle " + bundleId));
        }
        boolean known = false;
        for (PlugInPart part : parts) {
            PlugInPart.Standing standing = part.standing(bundleId);
            switch (standing.state()) {
                case FAILED -> {
                    return Finding.broken(Reasons.part(standing.problem()));
                }
                case PENDING -> {
                    return Finding.working(Reasons.pending(bundle.getSymbolicName()));
                }
                case CALLING -> {
                    return Finding.called();
                }
                case READY -> known = true;
                case NONE -> {}
            }
        }
        if (!known && bundle.getHeaders("").get(UNITS) != null) {
            return Finding.working(Reasons.pending(bundle.getSymbolicName()));
        }
        return components(bundle);
    }

    private Finding components(Bundle bundle) {
        Finding worst = Finding.WELL;
        for (ComponentDescriptionDTO component : components.getComponentDescriptionDTOs(bundle)) {
            if (components.isComponentEnabled(component)) {
                for (ComponentConfigurationDTO configuration : components.getComponentConfigurationDTOs(component)) {
                    Finding finding = finding(component, configuration);
                    worst = finding.health().compareTo(worst.health()) < 0 ? finding : worst;
                }
            }
        }
        return worst;
    }

    private static Finding finding(ComponentDescriptionDTO component, ComponentConfigurationDTO configuration) {
        return switch (configuration.state) {
            case ComponentConfigurationDTO.FAILED_ACTIVATION ->
                Finding.broken(Reasons.notActivated(component.name, cause(String.valueOf(configuration.failure))));
            case ComponentConfigurationDTO.UNSATISFIED_REFERENCE ->
                Finding.waiting(missing(component.name, configuration));
            default -> Finding.WELL;
        };
    }

    private static LocalizedText missing(String name, ComponentConfigurationDTO configuration) {
        String references = Arrays.stream(configuration.unsatisfiedReferences)
                .map(reference -> reference.name + (reference.target == null ? "" : " " + reference.target))
                .collect(Collectors.joining(", "));
        return Reasons.waiting(name, references);
    }

    /** The innermost exception of a stack trace. */
    private static String cause(String trace) {
        List<String> lines = trace.lines().map(String::strip).toList();
        return lines.stream()
                .filter(line -> line.startsWith("Caused by: "))
                .reduce((outer, inner) -> inner)
                .map(line -> line.substring("Caused by: ".length()))
                .orElseGet(() -> lines.isEmpty() ? trace : lines.get(0));
    }
}
