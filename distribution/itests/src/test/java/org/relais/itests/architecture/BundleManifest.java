package org.relais.itests.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A bundle's manifest, its headers split into clauses as OSGi Core 8, 3.2.3, says. */
record BundleManifest(Manifest manifest) {

    private static final Pattern CLAUSE = Pattern.compile("(?:\"[^\"]*\"|[^,\"])+");
    private static final Pattern PART = Pattern.compile("(?:\"[^\"]*\"|[^;\"])+");

    /** @param parameters attributes and directives as they stand, for example {@code version="1.0.0"} */
    record Clause(String path, List<String> parameters) {

        boolean has(String parameter) {
            return parameters.contains(parameter);
        }

        boolean hasNamed(String name) {
            return parameters.stream().anyMatch(parameter -> parameter.startsWith(name + "="));
        }
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(manifest.getMainAttributes().getValue(new Attributes.Name(name)));
    }

    /** The clauses of a header; none when it is absent. */
    List<Clause> clauses(String name) {
        List<Clause> clauses = new ArrayList<>();
        Matcher clause = CLAUSE.matcher(header(name).orElse(""));
        while (clause.find()) {
            Matcher part = PART.matcher(clause.group());
            List<String> parts = new ArrayList<>();
            while (part.find()) {
                parts.add(part.group().strip());
            }
            clauses.add(new Clause(parts.get(0), parts.subList(1, parts.size())));
        }
        return clauses;
    }
}
