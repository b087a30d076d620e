package org.relais.sbom;

import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a jar is called in Maven's world. */
record Coordinates(String group, String name, String version) {
    private static final Pattern FILE = Pattern.compile("(.+?)-(\\d[^/]*)\\.jar");

    /** The groups of jars that carry no {@code pom.properties}. */
    private static final Map<String, String> GROUPS = Map.ofEntries(
            Map.entry("derby", "org.apache.derby"),
            Map.entry("derbyshared", "org.apache.derby"),
            Map.entry("derbytools", "org.apache.derby"),
            Map.entry("micrometer-commons", "io.micrometer"),
            Map.entry("micrometer-core", "io.micrometer"),
            Map.entry("micrometer-registry-prometheus", "io.micrometer"),
            Map.entry("org.apache.servicemix.specs.activation-api-1.2.1", "org.apache.servicemix.specs"),
            Map.entry("protobuf-java", "com.google.protobuf"),
            Map.entry("tink", "com.google.crypto.tink"),
            Map.entry("wsdl4j", "wsdl4j"),
            Map.entry("xml-resolver", "xml-resolver"));

    /** From the {@code pom.properties} that Maven puts into a jar. */
    static Coordinates of(Properties pom) {
        return new Coordinates(pom.getProperty("groupId"), pom.getProperty("artifactId"), pom.getProperty("version"));
    }

    /**
     * From a file's name, {@code name-version.jar}.
     *
     * @throws IllegalArgumentException when its group is not known: a component nobody can look up is worth nothing
     */
    static Coordinates ofFile(String fileName) {
        Matcher parts = FILE.matcher(fileName);
        String name = parts.matches() ? parts.group(1) : fileName.replaceFirst("\\.jar$", "");
        String group = name.startsWith("relais-") ? "org.relais" : GROUPS.get(name);
        if (group == null) {
            throw new IllegalArgumentException(fileName + " does not say its group: add it to the list of groups");
        }
        return new Coordinates(group, name, parts.matches() ? parts.group(2) : "");
    }

    /** From a path in a Maven repository, {@code group/as/folders/name/version/file.jar}. */
    static Coordinates ofRepositoryPath(String path) {
        String[] folders = path.split("/");
        int name = folders.length - 3;
        String group = String.join(".", Arrays.copyOf(folders, name));
        return new Coordinates(group, folders[name], folders[name + 1]);
    }

    boolean isOurs() {
        return group.equals("org.relais");
    }

    /** The package URL, {@code pkg:maven/group/name@version}. */
    String purl() {
        return "pkg:maven/" + group + "/" + name + "@" + version;
    }
}
