import static com.fasterxml.jackson.databind.DeserializationFeature.ACCEPT_EMPTY_ARRAY_AS_NULL_OBJECT;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import payouts.ApiClient;
import payouts.ApiException;
import payouts.JSON;
import payouts.api.InvoicesApi;
import payouts.api.ServicesApi;
import payouts.model.*;

/** Makes the journey with the client of openapi-generator, and reads and writes the answers with its models. */
public class Journey {
  private static final ObjectMapper mapper = JSON.getDefault().getMapper().enable(ACCEPT_EMPTY_ARRAY_AS_NULL_OBJECT);
  private static final String reference = System.getenv("REFERENCE_ID");
  private static final ApiClient account = connect().setRequestInterceptor(request -> {
    String credentials = System.getenv("ACCOUNT_ID") + ":" + System.getenv("API_KEY");
    request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes()));
  });
  private static final InvoicesApi invoices = new InvoicesApi(account);
  private static final InvoicesApi publicInvoices = new InvoicesApi(connect());
  private static final List<Map<String, Object>> journey = new ArrayList<>();
  private static String id;

  private static ApiClient connect() {
    ApiClient client = new ApiClient();
    client.setObjectMapper(mapper);
    client.updateBaseUri(System.getenv("BASE_URL"));
    return client;
  }

  public static void main(String[] arguments) throws Exception {
    step("prerequest", () -> {
      PayoutPrerequest body = new PayoutPrerequest().currency("USD").amount(10.0).publicKey(System.getenv("PUBLIC_KEY"));
      PayoutPrerequestResult result = new ServicesApi(connect()).createPayoutPrerequest(body).getData();
      PrerequestService service = result.getServices().getAdditionalProperty("test_usd");
      ServiceField field = service.getFields().get(0);
      return Map.of(
          "amount", result.getAmount(),
          "service", service.getCode(),
          "field", field.getKey(),
          "label", field.getLabel().getEn(),
          "required", field.getRequired(),
          "minimum", service.getAmountMin());
    });
    step("services", () -> {
      List<String> ids = new ArrayList<>();
      for (long number = 1; ; number++) {
        PayoutServiceList page = new ServicesApi(account).listPayoutServices(number, 2L);
        page.getData().forEach(service -> ids.add(service.getId()));
        String next = page.getLinks().getNext();
        if (next == null || next.isEmpty()) {
          NumberedPageMeta meta = page.getMeta();
          return Map.of("ids", ids, "total", meta.getTotal(), "pages", meta.getPages());
        }
      }
    });
    step("create", () -> {
      PayoutInvoice invoice = create(10.55).getData();
      id = invoice.getId();
      PayoutInvoiceAttributes attributes = invoice.getAttributes();
      Map<String, Object> facts = new HashMap<>(Map.of(
          "id", id,
          "reference", attributes.getReferenceId(),
          "status", attributes.getStatus(),
          "amount", attributes.getAmount()));
      facts.put("processed", attributes.getProcessed());
      return facts;
    });
    step("conflict", () -> {
      ConflictDocument conflict = refused(() -> create(10.55), ConflictDocument.class);
      return Map.of("id", conflict.getData().getId(), "code", conflict.getErrors().get(0).getCode());
    });
    step("process", () -> {
      PayoutInvoice invoice = invoices.processPayoutInvoice(id).getData();
      PayoutInvoiceAttributes attributes = invoice.getAttributes();
      return Map.of("id", invoice.getId(), "reference", attributes.getReferenceId(), "status", attributes.getStatus());
    });
    step("getPrivate", () -> {
      PayoutInvoice invoice = invoices.getPayoutInvoice(id).getData();
      PayoutInvoiceAttributes attributes = invoice.getAttributes();
      return Map.of("id", invoice.getId(), "reference", attributes.getReferenceId(), "amount", attributes.getAmount());
    });
    step("findPrivate", () -> {
      PayoutInvoice invoice = invoices.listPayoutInvoices(reference, null, null, null).getData().get(0);
      return Map.of("id", invoice.getId(), "reference", invoice.getAttributes().getReferenceId());
    });
    step("getPublic", () -> {
      PublicPayoutInvoice invoice = publicInvoices.getPublicPayoutInvoice(id).getData();
      return Map.of("id", invoice.getId(), "amount", invoice.getAmount());
    });
    step("findPublic", () -> {
      PublicPayoutInvoice invoice = publicInvoices.listPublicPayoutInvoices(reference).getData().get(0);
      return Map.of("id", invoice.getId(), "amount", invoice.getAmount());
    });
    step("listPrivate", () -> {
      PayoutInvoiceList page = invoices.listPayoutInvoices(null, 5L, null, null);
      List<String> ids = page.getData().stream().map(PayoutInvoice::getId).toList();
      return Map.of("ids", ids, "count", page.getMeta().getCount());
    });
    step("invalid", () -> {
      ValidationErrorDocument refused = refused(() -> create(99_999_999), ValidationErrorDocument.class);
      return Map.of("amount", ((Map<?, ?>) refused.getErrors()).get("amount"));
    });
    step("unauthorized", () -> {
      ServicesApi services = new ServicesApi(connect());
      ErrorEntry error = refused(() -> services.listPayoutServices(1L, 2L), ErrorDocument.class).getErrors().get(0);
      return Map.of("code", error.getCode(), "status", error.getStatus());
    });
    Map<String, Object> report = Map.of("journey", journey, "answers", readAnswers());
    System.out.println(new ObjectMapper().writeValueAsString(report));
  }

  private static PayoutInvoiceDocument create(double amount) throws ApiException {
    Map<String, Object> metadata = new HashMap<>(Map.of("order", 10482, "gift", false));
    metadata.put("note", null);
    CreatePayoutInvoiceAttributes attributes = new CreatePayoutInvoiceAttributes()
        .referenceId(reference)
        .service("test_usd")
        .currency("USD")
        .amount(amount)
        .fields(Map.of("account", "1234567890"))
        .metadata(metadata);
    return invoices.createPayoutInvoice(new CreatePayoutInvoice().data(
        new CreatePayoutInvoiceData().type(CreatePayoutInvoiceData.TypeEnum.PAYOUT_INVOICE).attributes(attributes)));
  }

  /** The model of the answer of a call that is refused: the exception holds it as text. */
  private static <T> T refused(Callable<?> call, Class<T> model) throws Exception {
    try {
      throw new IllegalStateException(call.call().toString());
    } catch (ApiException refusal) {
      return mapper.readValue(refusal.getResponseBody(), model);
    }
  }

  private static void step(String name, Callable<Map<String, Object>> take) {
    try {
      journey.add(Map.of("step", name, "facts", take.call()));
    } catch (Exception failure) {
      journey.add(Map.of("step", name, "error", failure.toString()));
    }
  }

  /** The methods of a pre-request are read as they came, so each of them is read by its model, too. */
  private static void readMethods(PayoutPrerequestResult result) {
    result.setMethods(readMethods(result.getMethods()));
    PrerequestServicesObject services = result.getServices();
    if (services != null) services.setMethods(readMethods(services.getMethods()));
  }

  private static Object readMethods(Object methods) {
    if (!(methods instanceof Map)) return methods;
    return mapper.convertValue(methods, new TypeReference<Map<String, PrerequestMethod>>() {});
  }

  private static List<Map<String, Object>> readAnswers() throws Exception {
    List<Map<String, Object>> answers = new ArrayList<>();
    for (JsonNode answer : mapper.readTree(Files.readString(Path.of(System.getenv("ANSWERS"))))) {
      String name = answer.get("name").asText();
      try {
        Class<?> model = Class.forName("payouts.model." + answer.get("schema").asText());
        Object read = mapper.readValue(answer.get("value").toString(), model);
        if (read instanceof PayoutPrerequestDocument document) readMethods(document.getData());
        answers.add(Map.of("name", name, "written", mapper.writeValueAsString(read)));
      } catch (Exception failure) {
        answers.add(Map.of("name", name, "error", failure.toString()));
      }
    }
    return answers;
  }
}
