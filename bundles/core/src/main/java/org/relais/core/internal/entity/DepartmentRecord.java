package org.relais.core.internal.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.jspecify.annotations.NullUnmarked;
import org.relais.administration.DirectoryEntry;
import org.relais.directory.Department;
import org.relais.directory.DepartmentId;
import org.relais.texts.LocalizedText;

/** One row of RELAIS_DEPARTMENT. */
@Entity
@Table(name = "RELAIS_DEPARTMENT")
@NullUnmarked
class DepartmentRecord {

    @Id
    @Column(name = "ID")
    private String id;

    @Enumerated(EnumType.STRING)
    @Column(name = "KIND")
    private Department.Kind kind;

    @Column(name = "NAME_FR")
    private String nameFr;

    @Column(name = "NAME_EN")
    private String nameEn;

    @Column(name = "PARENT")
    private String parent;

    @Column(name = "ALIASES")
    private String aliases;

    @Column(name = "IS_CLOSED")
    private int closed;

    @Column(name = "SUCCESSOR")
    private String successor;

    @Version
    @Column(name = "REVISION")
    private long revision;

    protected DepartmentRecord() {}

    DepartmentRecord(String id) {
        this.id = id;
    }

    void take(DirectoryEntry<Department> entry) {
        Department department = entry.value();
        kind = department.kind();
        nameFr = department.name().fr();
        nameEn = department.name().en();
        parent = department.parent() == null ? null : department.parent().value();
        aliases = WordList.write(department.aliases());
        closed = entry.closed() ? 1 : 0;
        successor = entry.successor() == null ? null : entry.successor().value();
    }

    DirectoryEntry<Department> entry() {
        Department department = new Department(
                new DepartmentId(id),
                kind,
                new LocalizedText(nameFr, nameEn),
                parent == null ? null : new DepartmentId(parent),
                WordList.read(aliases));
        return new DirectoryEntry<>(
                department, closed == 1, successor == null ? null : new DepartmentId(successor), revision);
    }
}
