# fails: versions, nothing-old-is-stored
# near miss: clients may use v1, the storage knows nothing of it
kubectl get crd tickets.desk.example.com -o json | jq '.spec.versions += [{
  name: "v1", served: true, storage: false,
  schema: {openAPIV3Schema: {type: "object", properties: {spec: {type: "object", required: ["title"],
    properties: {title: {type: "string"}, priority: {type: "string", enum: ["low", "high"]}}}}}}}]' | kubectl replace -f -
