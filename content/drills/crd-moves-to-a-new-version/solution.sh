kubectl get crd tickets.desk.example.com -o json | jq '.spec.versions[0].storage = false | .spec.versions += [{
  name: "v1", served: true, storage: true,
  schema: {openAPIV3Schema: {type: "object", properties: {spec: {type: "object", required: ["title"],
    properties: {title: {type: "string"}, priority: {type: "string", enum: ["low", "high"]}}}}}}}]' | kubectl replace -f -
sleep 3
kubectl get tickets -n desk -o yaml | kubectl replace -f -
kubectl patch crd tickets.desk.example.com --subresource=status --type=merge -p '{"status": {"storedVersions": ["v1"]}}'
kubectl get crd tickets.desk.example.com -o jsonpath='{.status.storedVersions}'
