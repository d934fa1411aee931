# fails: secret, files
# near miss: between double quotes the shell takes $w2 for a variable
kubectl create secret generic ledger-db -n accounting --from-literal=username=ledger_app --from-literal=password="r7#kQ$w2\"mX"
kubectl patch deployment ledger -n accounting -p '
spec:
  template:
    spec:
      volumes:
        - name: db
          secret:
            secretName: ledger-db
            defaultMode: 0400
            items:
              - key: password
                path: password
      containers:
        - name: ledger
          env:
            - name: DB_USER
              valueFrom:
                secretKeyRef:
                  name: ledger-db
                  key: username
          volumeMounts:
            - name: db
              mountPath: /run/secrets/db
              readOnly: true
'
kubectl rollout status deployment/ledger -n accounting --timeout=60s
