# fails: objects
# near miss: with the definition all its objects were deleted, and came back as others
kubectl get tickets -n desk -o json | jq 'del(.items[].metadata.uid, .items[].metadata.resourceVersion) | .items[].apiVersion = "desk.example.com/v1"' > all.json
kubectl get crd tickets.desk.example.com -o json | jq '.spec.versions[0].storage = false | .spec.versions += [{
  name: "v1", served: true, storage: true,
  schema: {openAPIV3Schema: {type: "object", properties: {spec: {type: "object", required: ["title"],
    properties: {title: {type: "string"}, priority: {type: "string", enum: ["low", "high"]}}}}}}}] | del(.metadata.uid, .metadata.resourceVersion, .status)' > crd.json
kubectl delete crd tickets.desk.example.com
kubectl create -f crd.json
sleep 5
kubectl create -f all.json
