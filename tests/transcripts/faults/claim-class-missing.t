A claim of a class that does not exist. Source: Kubernetes documentation, "Storage Classes", "Persistent Volumes".

  $ kubectl create deployment web --image=nginx:1.27; kubectl rollout status deployment web > /dev/null
  deployment.apps/web created
# fault: claim-class-missing deployment=web claim=photos class=fast
  $ kubectl get pvc photos --no-headers | awk '{print $2}'
  Pending
  $ kubectl get events --field-selector involvedObject.name=photos -o jsonpath='{.items[0].message}{"\n"}'
  storageclass.storage.k8s.io "fast" not found
  $ kubectl get storageclass -o name
  storageclass.storage.k8s.io/standard
  $ kubectl get pvc photos -o json | jq '{apiVersion,kind,metadata:{name:.metadata.name},spec:{accessModes:.spec.accessModes,resources:.spec.resources}}' > pvc.json
  $ kubectl scale deployment web --replicas=0; kubectl delete pvc photos; kubectl apply -f pvc.json; kubectl scale deployment web --replicas=1; kubectl rollout status deployment web | tail -1
  deployment.apps/web scaled
  persistentvolumeclaim "photos" deleted from default namespace
  persistentvolumeclaim/photos created
  deployment.apps/web scaled
  deployment "web" successfully rolled out
