import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Takes the names of local variables out of the classes of jars, in place. A JVM keeps them in memory for debuggers: some
 * 2 MB of the agent's. Line numbers stay, so stack traces say as much as before. Run by the build, as a source file.
 */
final class WithoutVariableNames {

    private WithoutVariableNames() {}

    public static void main(String[] directories) throws IOException {
        for (String directory : directories) {
            try (var jars = Files.newDirectoryStream(Path.of(directory), "*.jar")) {
                for (Path jar : jars) {
                    rewrite(jar);
                }
            }
        }
    }

    private static void rewrite(Path jar) throws IOException {
        Path rewritten = jar.resolveSibling(jar.getFileName() + ".rewritten");
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(jar));
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(rewritten))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                byte[] content = in.readAllBytes();
                ZipEntry copy = new ZipEntry(entry.getName());
                copy.setTime(entry.getTime());
                out.putNextEntry(copy);
                out.write(entry.getName().endsWith(".class") ? withoutVariableNames(content) : content);
                out.closeEntry();
            }
        }
        Files.move(rewritten, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    private static byte[] withoutVariableNames(byte[] type) {
        ClassReader reader = new ClassReader(type);
        ClassWriter writer = new ClassWriter(0);
        reader.accept(new ClassVisitor(Opcodes.ASM9, writer) {
            @Override
            public MethodVisitor visitMethod(int access, String name, String form, String signature, String[] failures) {
                MethodVisitor method = super.visitMethod(access, name, form, signature, failures);
                return new MethodVisitor(Opcodes.ASM9, method) {
                    @Override
                    public void visitLocalVariable(
                            String variable, String type, String generic, Label from, Label to, int slot) {
                        // Left out.
                    }
                };
            }
        }, 0);
        return writer.toByteArray();
    }
}
