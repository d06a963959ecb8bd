import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Prints the code of somebody who uses everything in the compiled classes of a client: each method and constructor is called, and each
 * constant is read, by the types that they have there. Beside the folder of the classes come the packages that make up the client.
 */
class Uses {
  private static int count = 0;

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    List<String> packages = List.of(arguments).subList(1, arguments.length);
    System.out.println("class Uses {");
    try (var files = Files.walk(folder)) {
      for (Path file : files.filter(file -> file.toString().endsWith(".class")).sorted().toList()) {
        String name = folder.relativize(file).toString().replace('/', '.').replaceAll("\\.class$", "");
        Class<?> type = Class.forName(name, false, Uses.class.getClassLoader());
        if (packages.contains(type.getPackageName()) && isPublic(type)) use(type);
      }
    }
    System.out.println("}");
  }

  private static boolean isPublic(Class<?> type) {
    return Modifier.isPublic(type.getModifiers()) && (type.getDeclaringClass() == null || isPublic(type.getDeclaringClass()));
  }

  private static void use(Class<?> type) {
    String name = nameOf(type);
    for (Field field : type.getDeclaredFields()) {
      int modifiers = field.getModifiers();
      if (!Modifier.isPublic(modifiers) || !Modifier.isStatic(modifiers)) continue;
      print("", "%s value = %s.%s;".formatted(nameOf(field.getGenericType()), name, field.getName()));
    }
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      if (isUsed(constructor) && !Modifier.isAbstract(type.getModifiers()))
        print(parametersOf(constructor), "%s value = new %s(%s);".formatted(name, name, argumentsOf(constructor)));
    }
    for (Method method : type.getDeclaredMethods()) {
      if (!isUsed(method) || method.isBridge()) continue;
      boolean isStatic = Modifier.isStatic(method.getModifiers());
      String parameters = parametersOf(method);
      if (!isStatic) parameters = "%s self%s%s".formatted(name, parameters.isEmpty() ? "" : ", ", parameters);
      String call = "%s.%s(%s);".formatted(isStatic ? name : "self", method.getName(), argumentsOf(method));
      boolean isVoid = method.getReturnType() == void.class;
      print(parameters, isVoid ? call : "%s value = %s".formatted(nameOf(method.getGenericReturnType()), call));
    }
  }

  private static boolean isUsed(Executable executable) {
    return Modifier.isPublic(executable.getModifiers()) && !executable.isSynthetic() && executable.getTypeParameters().length == 0;
  }

  private static void print(String parameters, String statement) {
    System.out.println("  static void use%d(%s) throws Exception { %s }".formatted(count++, parameters, statement));
  }

  private static String parametersOf(Executable executable) {
    List<String> parameters = new ArrayList<>();
    for (Type type : executable.getGenericParameterTypes()) parameters.add(nameOf(type) + " argument" + parameters.size());
    return String.join(", ", parameters);
  }

  private static String argumentsOf(Executable executable) {
    List<String> names = new ArrayList<>();
    for (Type type : executable.getGenericParameterTypes()) names.add("argument" + names.size());
    return String.join(", ", names);
  }

  private static String nameOf(Type type) {
    return type.getTypeName().replace('$', '.');
  }
}
