A volume of one zone: pods follow it, and stay where they can reach it. Source: Kubernetes documentation, "Storage
Classes" (Allowed topologies), "Running in multiple zones"; plugins/volumebinding.

  $ cat > claim.sh <<'E'
  > kubectl apply -f - <<Y
  > apiVersion: v1
  > kind: PersistentVolumeClaim
  > metadata: {name: $1}
  > spec: {accessModes: [${3:-ReadWriteOnce}], storageClassName: $2, resources: {requests: {storage: 1Gi}} $4}
  > Y
  > E
  $ cat > pod.sh <<'E'
  > kubectl apply -f - <<Y
  > apiVersion: v1
  > kind: Pod
  > metadata: {name: $1}
  > spec:
  >   terminationGracePeriodSeconds: 1
  >   $3
  >   containers: [{name: c, image: "busybox:1.36", command: [sleep, "10000"], volumeMounts: [{name: v, mountPath: /data}]}]
  >   volumes: [{name: v, persistentVolumeClaim: {claimName: $2}}]
  > Y
  > E
  $ kubectl get nodes -L topology.block.csi.example.com/zone --no-headers | awk '{print $1, $6}'
  control-plane zone-a
  worker-1 zone-a
  worker-2 zone-b
  $ kubectl apply -f - <<'Y'
  > apiVersion: storage.k8s.io/v1
  > kind: StorageClass
  > metadata: {name: zone-b}
  > provisioner: block.csi.example.com
  > parameters: {csi.storage.k8s.io/fstype: xfs, type: fast}
  > mountOptions: [noatime]
  > volumeBindingMode: WaitForFirstConsumer
  > allowedTopologies: [{matchLabelExpressions: [{key: topology.block.csi.example.com/zone, values: [zone-b]}]}]
  > Y
  storageclass.storage.k8s.io/zone-b created
  $ bash claim.sh b zone-b; bash pod.sh b b
  persistentvolumeclaim/b created
  pod/b created
  $ advance 10s
  $ kubectl get pod b -o wide --no-headers | awk '{print $3, $7}'
  Running worker-2
  $ kubectl get pv -o jsonpath='{.items[0].spec.csi.fsType} {.items[0].spec.csi.volumeAttributes} {.items[0].spec.mountOptions}{"\n"}'
  xfs {"type":"fast"} ["noatime"]
  $ kubectl describe pv | grep -A2 '^Node Affinity'
  Node Affinity:
    Required Terms:
      Term 0:  topology.block.csi.example.com/zone in [zone-b]
A pod that asks for the other zone has no place.
  $ bash claim.sh c zone-b; bash pod.sh c c 'nodeSelector: {topology.block.csi.example.com/zone: zone-a}'
  persistentvolumeclaim/c created
  pod/c created
  $ settle
  $ kubectl get pod c -o jsonpath='{.status.conditions[0].message}{"\n"}'
  0/3 nodes are available: 1 node(s) didn't find available persistent volumes to bind, 1 node(s) didn't match Pod's node affinity/selector, 1 node(s) had untolerated taint(s). no new claims to deallocate, preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling.
Made at once, the volume may be in a zone in which there is no room for the pod.
  $ kubectl delete pod b c; bash claim.sh now csi-block-now
  pod "b" deleted from default namespace
  pod "c" deleted from default namespace
  persistentvolumeclaim/now created
  $ settle
  $ zone=$(kubectl get pv -o json | jq -r '.items[] | select(.spec.claimRef.name == "now") | .spec.nodeAffinity.required.nodeSelectorTerms[0].matchExpressions[0].values[0]'); kubectl cordon -l topology.block.csi.example.com/zone=$zone > /dev/null; bash pod.sh now now
  pod/now created
  $ settle
  $ kubectl get pod now -o jsonpath='{.status.conditions[0].message}{"\n"}'
  0/3 nodes are available: 1 node(s) didn't match PersistentVolume's node affinity, 1 node(s) had untolerated taint(s), 1 node(s) were unschedulable. no new claims to deallocate, preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling.
