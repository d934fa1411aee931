# fails: nothing-old-is-stored
# near miss: the status says so, but the objects in etcd are still of the old version
kubectl get crd tickets.desk.example.com -o json | jq '.spec.versions[0].storage = false | .spec.versions += [{
  name: "v1", served: true, storage: true,
  schema: {openAPIV3Schema: {type: "object", properties: {spec: {type: "object", required: ["title"],
    properties: {title: {type: "string"}, priority: {type: "string", enum: ["low", "high"]}}}}}}}]' | kubectl replace -f -
kubectl patch crd tickets.desk.example.com --subresource=status --type=merge -p '{"status": {"storedVersions": ["v1"]}}'
