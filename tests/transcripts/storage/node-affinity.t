Volumes of one node: pods come back to them, and wait when the node is out of reach. Source: Kubernetes documentation,
"Volumes" (local), "Storage Classes" (Volume Binding Mode); plugins/volumebinding.

  $ kubectl create deployment db --image=busybox:1.36 -- sh -c 'date >> /data/starts; sleep 10000'
  deployment.apps/db created
  $ kubectl apply -f - <<'Y'
  > apiVersion: v1
  > kind: PersistentVolumeClaim
  > metadata: {name: db}
  > spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
  > Y
  persistentvolumeclaim/db created
  $ kubectl patch deployment db -p '{"spec":{"strategy":{"type":"Recreate","rollingUpdate":null},"template":{"spec":{"terminationGracePeriodSeconds":1,"volumes":[{"name":"v","persistentVolumeClaim":{"claimName":"db"}}],"containers":[{"name":"busybox","volumeMounts":[{"name":"v","mountPath":"/data"}]}]}}}}'
  deployment.apps/db patched
  $ advance 20s
  $ kubectl get pods -l app=db -o jsonpath='{.items[0].spec.nodeName}' > node
  $ kubectl rollout restart deployment db
  deployment.apps/db restarted
  $ advance 20s
  $ kubectl get pods -l app=db -o jsonpath='{.items[0].spec.nodeName}' | diff - node && kubectl exec deploy/db -- wc -l /data/starts
  2 /data/starts
  $ kubectl get pv -o jsonpath='{.items[0].spec.nodeAffinity.required.nodeSelectorTerms[0].matchExpressions[0].key}{"\n"}'
  kubernetes.io/hostname
  $ kubectl drain $(cat node) --ignore-daemonsets --force > /dev/null 2>&1; kubectl get pods -l app=db --no-headers | awk '{print $3}'
  Pending
  $ settle
  $ kubectl get pods -l app=db -o jsonpath='{.items[0].status.conditions[?(@.type=="PodScheduled")].message}{"\n"}'
  0/3 nodes are available: 1 node(s) didn't match PersistentVolume's node affinity, 1 node(s) had untolerated taint(s), 1 node(s) were unschedulable. no new claims to deallocate, preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling.
  $ kubectl uncordon $(cat node) | sed 's/worker-.*un/worker un/'
  node/worker uncordoned
  $ advance 10s
  $ kubectl get pods -l app=db --no-headers | awk '{print $3}'
  Running
  $ kubectl exec deploy/db -- wc -l /data/starts
  3 /data/starts
Deleted with its claim, the volume goes and the next one is empty.
  $ kubectl scale deployment db --replicas=0; kubectl wait --for=delete pod -l app=db > /dev/null; kubectl delete pvc db
  deployment.apps/db scaled
  persistentvolumeclaim "db" deleted from default namespace
  $ settle
  $ kubectl get pv
  ! No resources found
  $ kubectl apply -f - <<'Y'
  > apiVersion: v1
  > kind: PersistentVolumeClaim
  > metadata: {name: db}
  > spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
  > Y
  persistentvolumeclaim/db created
  $ kubectl scale deployment db --replicas=1
  deployment.apps/db scaled
  $ advance 20s
  $ kubectl exec deploy/db -- wc -l /data/starts
  1 /data/starts
