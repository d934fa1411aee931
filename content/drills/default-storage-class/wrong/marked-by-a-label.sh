# fails: only-default, drafts, where-the-pod-is, disk-stays
# the mark is an annotation; as a label it says nothing
kubectl apply -f - <<'Y'
apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata:
  name: sketch
  labels:
    storageclass.kubernetes.io/is-default-class: "true"
provisioner: block.csi.example.com
reclaimPolicy: Retain
volumeBindingMode: WaitForFirstConsumer
Y
kubectl annotate storageclass standard storageclass.kubernetes.io/is-default-class=false --overwrite
kubectl apply -f drafts.yaml
kubectl wait pod/easel -n atelier --for=condition=Ready --timeout=120s
