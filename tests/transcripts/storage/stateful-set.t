What a StatefulSet's pods wrote outlives them, scaling and the set, as its retention policy says. Source: Kubernetes
documentation, "StatefulSets" (Stable Storage, PersistentVolumeClaim retention).

  $ cat > set.sh <<'E'
  > kubectl apply -f - <<Y
  > apiVersion: apps/v1
  > kind: StatefulSet
  > metadata: {name: web}
  > spec:
  >   replicas: ${1:-2}
  >   serviceName: web
  >   persistentVolumeClaimRetentionPolicy: {whenScaled: ${2:-Retain}, whenDeleted: ${3:-Retain}}
  >   selector: {matchLabels: {app: web}}
  >   template:
  >     metadata: {labels: {app: web}}
  >     spec:
  >       terminationGracePeriodSeconds: 1
  >       containers:
  >       - {name: c, image: "busybox:1.36", command: [sh, -c, "hostname >> /data/starts; sleep 10000"], volumeMounts: [{name: data, mountPath: /data}]}
  >   volumeClaimTemplates:
  >   - metadata: {name: data}
  >     spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
  > Y
  > E
  $ bash set.sh
  statefulset.apps/web created
  $ advance 30s
  $ kubectl get pvc -l app=web --no-headers | awk '{print $1, $2}'
  data-web-0 Bound
  data-web-1 Bound
  $ kubectl delete pod web-0
  pod "web-0" deleted from default namespace
  $ advance 10s
  $ kubectl exec web-0 -- cat /data/starts
  web-0
  web-0
  $ kubectl delete pod web-0 --force --grace-period=0 2>/dev/null
  pod "web-0" force deleted from default namespace
  $ advance 10s
  $ kubectl exec web-0 -- wc -l /data/starts
  3 /data/starts
  $ kubectl scale statefulset web --replicas=1
  statefulset.apps/web scaled
  $ settle
  $ kubectl get pvc --no-headers | awk '{print $1, $2}'
  data-web-0 Bound
  data-web-1 Bound
  $ kubectl scale statefulset web --replicas=2
  statefulset.apps/web scaled
  $ advance 10s
  $ kubectl exec web-1 -- cat /data/starts
  web-1
  web-1
  $ kubectl delete statefulset web
  statefulset.apps "web" deleted from default namespace
  $ settle
  $ kubectl get pvc --no-headers | awk '{print $1, $2}'
  data-web-0 Bound
  data-web-1 Bound
With the other policy the claim goes with its pod for good, not when the pod only comes again.
  $ bash set.sh 2 Delete Delete
  statefulset.apps/web created
  $ advance 20s
  $ kubectl get pvc data-web-1 -o jsonpath='{.metadata.ownerReferences[*].kind}{"\n"}'
  StatefulSet
  $ kubectl delete pod web-1
  pod "web-1" deleted from default namespace
  $ advance 10s
  $ kubectl exec web-1 -- wc -l /data/starts
  4 /data/starts
  $ kubectl scale statefulset web --replicas=1
  statefulset.apps/web scaled
  $ settle
  $ kubectl get pvc --no-headers | awk '{print $1, $2}'
  data-web-0 Bound
  $ kubectl delete statefulset web
  statefulset.apps "web" deleted from default namespace
  $ settle
  $ kubectl get pvc,pv
  ! No resources found
