package org.relais.persistence.internal.migration;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import liquibase.Liquibase;
import liquibase.resource.AbstractResourceAccessor;
import liquibase.resource.Resource;
import liquibase.resource.URIResource;
import org.jspecify.annotations.Nullable;

/**
 * Finds the files of a changelog through the class loader of their bundle, and remembers which ones Liquibase asked for, so that
 * the next start can tell whether any of them changed. Used by one thread.
 */
final class ChangelogResources extends AbstractResourceAccessor {

    private final ClassLoader loader;
    private final NavigableSet<String> used = new TreeSet<>();

    ChangelogResources(ClassLoader loader) {
        this.loader = loader;
    }

    /** The paths that were found in the bundle so far. */
    NavigableSet<String> used() {
        return Collections.unmodifiableNavigableSet(used);
    }

    @Override
    public List<Resource> getAll(String path) throws IOException {
        String name = normalize(path);
        URL url = loader.getResource(name);
        if (url == null) {
            // the schema files of Liquibase itself
            url = Liquibase.class.getClassLoader().getResource(name);
        } else {
            used.add(name);
        }
        return url == null ? List.of() : List.of(resource(name, url));
    }

    @Override
    public List<Resource> search(String path, boolean recursive) throws IOException {
        throw new IOException("a changelog names each of its files with include; includeAll '" + path
                + "' would depend on how the bundle is packed");
    }

    @Override
    public List<String> describeLocations() {
        return List.of(loader.toString());
    }

    @Override
    public void close() {
        // nothing is held open
    }

    private static Resource resource(String name, URL url) throws IOException {
        try {
            return new UrlResource(name, url);
        } catch (URISyntaxException failure) {
            throw new IOException("resource " + url, failure);
        }
    }

    private static String normalize(String path) {
        String name = path.replace('\\', '/').replaceFirst("^classpath\\*?:", "");
        return name.startsWith("/") ? name.substring(1) : name;
    }

    /** Opens through the URL as found, which keeps the bundle's own protocol handler. */
    private static final class UrlResource extends URIResource {

        private final URL url;

        UrlResource(String path, URL url) throws URISyntaxException {
            super(path, url.toURI());
            this.url = url;
        }

        @Override
        public InputStream openInputStream() throws IOException {
            return url.openStream();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return super.equals(other);
        }

        @Override
        public int hashCode() {
            return super.hashCode();
        }
    }
}
