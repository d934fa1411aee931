The default class comes and goes. Source: Kubernetes documentation, "Storage Classes" (Default StorageClass),
"Persistent Volumes" (Retroactive default StorageClass assignment).

  $ kubectl annotate sc standard storageclass.kubernetes.io/is-default-class-
  storageclass.storage.k8s.io/standard annotated
  $ cat > claim.sh <<'E'
  > kubectl create -f - <<Y
  > apiVersion: v1
  > kind: PersistentVolumeClaim
  > metadata: {name: $1}
  > spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}} $2}
  > Y
  > E
  $ bash claim.sh none; bash claim.sh empty ', storageClassName: ""'
  persistentvolumeclaim/none created
  persistentvolumeclaim/empty created
  $ settle
  $ kubectl describe pvc none | sed -n '/^StorageClass/p; /^Status/p; /^Events/,$p'
  StorageClass:
  Status:  Pending
  Events:
    Type  Reason  Age  From  Message
    ----  ------  ----  ----  -------
    Normal  FailedBinding  <age>  persistentvolume-controller  no persistent volumes available for this claim and no storage class is set
Later, the class is written into the claim that names none; the empty name stays.
  $ kubectl annotate sc standard storageclass.kubernetes.io/is-default-class=true
  storageclass.storage.k8s.io/standard annotated
  $ advance 20s
  $ kubectl get pvc -o custom-columns=NAME:.metadata.name,CLASS:.spec.storageClassName,PHASE:.status.phase
  NAME  CLASS  PHASE
  empty  Pending
  none  standard  Pending
  $ kubectl describe pvc none | sed -n '/^Events/,$p'
  Events:
    Type  Reason  Age  From  Message
    ----  ------  ----  ----  -------
    Normal  FailedBinding  <age>  persistentvolume-controller  no persistent volumes available for this claim and no storage class is set
    Normal  WaitForFirstConsumer  <age>  persistentvolume-controller  waiting for first consumer to be created before binding
A class is not changed in a claim that has one; of two defaults, the newer is taken.
  $ kubectl patch pvc none -p '{"spec":{"storageClassName":"other"}}' 2>&1 | head -1
  The PersistentVolumeClaim "none" is invalid: spec: Forbidden: spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims
  $ advance 5s
  $ kubectl apply -f - <<'Y'
  > apiVersion: storage.k8s.io/v1
  > kind: StorageClass
  > metadata: {name: newer, annotations: {storageclass.kubernetes.io/is-default-class: "true"}}
  > provisioner: rancher.io/local-path
  > reclaimPolicy: Retain
  > mountOptions: [noatime]
  > Y
  storageclass.storage.k8s.io/newer created
  $ kubectl get sc
  NAME  PROVISIONER  RECLAIMPOLICY  VOLUMEBINDINGMODE  ALLOWVOLUMEEXPANSION  AGE
  newer (default)  rancher.io/local-path  Retain  Immediate  false  <age>
  standard (default)  rancher.io/local-path  Delete  WaitForFirstConsumer  false  <age>
  $ bash claim.sh late; kubectl get pvc late -o jsonpath='{.spec.storageClassName}{"\n"}'
  persistentvolumeclaim/late created
  newer
  $ kubectl delete sc standard newer
  storageclass.storage.k8s.io "standard" deleted
  storageclass.storage.k8s.io "newer" deleted
  $ bash claim.sh last; kubectl get pvc last -o jsonpath='[{.spec.storageClassName}]{"\n"}'
  persistentvolumeclaim/last created
  []
