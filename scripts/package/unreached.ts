// Stands in the bundle of the mock for packages that Prism loads and the mock never reaches: it forwards no request
// (`node-fetch`), reads no Postman collection (`postman-collection`) and knows types of content by their whole names
// (`mime-db`). They would be two thirds of what is loaded.
export {};
