# fails: only-default
# near miss: the newer of two defaults wins, so that everything seems to work
kubectl apply -f - <<'Y'
apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata:
  name: sketch
  annotations:
    storageclass.kubernetes.io/is-default-class: "true"
provisioner: block.csi.example.com
reclaimPolicy: Retain
volumeBindingMode: WaitForFirstConsumer
Y
kubectl apply -f drafts.yaml
kubectl wait pod/easel -n atelier --for=condition=Ready --timeout=120s
