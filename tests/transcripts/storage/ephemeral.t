A claim of a pod's own: made with it, gone with it. Source: Kubernetes documentation, "Ephemeral Volumes" (Generic
ephemeral volumes); pkg/controller/volume/ephemeral.

  $ cat > pod.sh <<'E'
  > kubectl apply -f - <<Y
  > apiVersion: v1
  > kind: Pod
  > metadata: {name: $1}
  > spec:
  >   terminationGracePeriodSeconds: 1
  >   containers: [{name: c, image: "busybox:1.36", command: [sh, -c, "ls /scratch; echo hi > /scratch/x; sleep 10000"], volumeMounts: [{name: scratch, mountPath: /scratch}]}]
  >   volumes:
  >   - name: scratch
  >     ephemeral: {volumeClaimTemplate: {metadata: {labels: {type: scratch}}, spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}}}
  > Y
  > E
  $ bash pod.sh app
  pod/app created
  $ settle
  $ kubectl get pvc --show-labels
  NAME  STATUS  VOLUME  CAPACITY  ACCESS MODES  STORAGECLASS  VOLUMEATTRIBUTESCLASS  AGE  LABELS
  app-scratch  Bound  pvc-<uid>  1Gi  RWO  standard  <unset>  <age>  type=scratch
  $ kubectl get pvc app-scratch -o jsonpath='{.metadata.ownerReferences[0].kind} {.metadata.ownerReferences[0].name} {.metadata.ownerReferences[0].controller}{"\n"}'
  Pod app true
  $ kubectl exec app -- cat /scratch/x
  hi
The next pod of that name has a volume of its own.
  $ kubectl delete pod app
  pod "app" deleted from default namespace
  $ settle
  $ kubectl get pvc,pv
  ! No resources found
  $ bash pod.sh app
  pod/app created
  $ settle
  $ kubectl logs app
A claim that somebody else made in its place keeps the pod back.
  $ kubectl create -f - <<'Y'
  > apiVersion: v1
  > kind: PersistentVolumeClaim
  > metadata: {name: late-scratch}
  > spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
  > Y
  persistentvolumeclaim/late-scratch created
  $ bash pod.sh late
  pod/late created
  $ settle
  $ kubectl get pod late --no-headers | awk '{print $3}'
  Pending
  $ kubectl get pod late -o jsonpath='{.status.conditions[0].message}{"\n"}'
  0/3 nodes are available: PVC default/late-scratch was not created for pod default/late (pod is not owner). not found
